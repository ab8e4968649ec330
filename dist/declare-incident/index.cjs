require("../bundle/index.cjs").start("declare-incident");
