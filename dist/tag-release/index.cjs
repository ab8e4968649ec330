require("../bundle/index.cjs").start("tag-release");
