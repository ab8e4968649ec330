require("../bundle/index.cjs").start("rotate-key");
