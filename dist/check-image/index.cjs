require("../bundle/index.cjs").start("check-image");
