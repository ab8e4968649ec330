require("../bundle/index.cjs").start("open-postmortem");
