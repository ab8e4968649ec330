require("../bundle/index.cjs").start("start-hotfix");
