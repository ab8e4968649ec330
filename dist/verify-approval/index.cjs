require("../bundle/index.cjs").start("verify-approval");
