require("../bundle/index.cjs").start("audit-credentials");
