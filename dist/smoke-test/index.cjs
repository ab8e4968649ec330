require("../bundle/index.cjs").start("smoke-test");
