require("../bundle/index.cjs").start("update-changelog");
