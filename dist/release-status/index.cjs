require("../bundle/index.cjs").start("release-status");
