require("../bundle/index.cjs").start("answer-incident");
