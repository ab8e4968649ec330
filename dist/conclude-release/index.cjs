require("../bundle/index.cjs").start("conclude-release");
