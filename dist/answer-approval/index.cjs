require("../bundle/index.cjs").start("answer-approval");
