require("../bundle/index.cjs").start("verify-backup");
