require("../bundle/index.cjs").start("take-backup");
