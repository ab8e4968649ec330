require("../bundle/index.cjs").start("release-metrics");
