require("../bundle/index.cjs").start("request-approval");
