require("../bundle/index.cjs").start("watch-period");
