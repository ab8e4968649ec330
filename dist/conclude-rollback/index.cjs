require("../bundle/index.cjs").start("conclude-rollback");
