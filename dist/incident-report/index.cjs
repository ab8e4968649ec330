require("../bundle/index.cjs").start("incident-report");
