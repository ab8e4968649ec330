require("../bundle/index.cjs").start("plan-release");
