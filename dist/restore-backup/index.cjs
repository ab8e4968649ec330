require("../bundle/index.cjs").start("restore-backup");
