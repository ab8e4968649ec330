require("../bundle/index.cjs").start("release-report");
