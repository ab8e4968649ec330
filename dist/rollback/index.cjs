require("../bundle/index.cjs").start("rollback");
