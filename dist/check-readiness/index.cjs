require("../bundle/index.cjs").start("check-readiness");
