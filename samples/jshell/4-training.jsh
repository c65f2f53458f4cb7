// Training: plain SGD and the RepOptimizer.   ./reptorch shell samples/jshell/4-training.jsh

Splits data = GeneratedImages.of(2, 100, 50, 32, 0);  // or ImageData.open(Path.of("cifar-10-python.tar.gz"), System.out::println)
Normalization normalization = Normalization.of(data.train());
Recipe recipe = Recipe.DEFAULT.withEpochs(3).withBatch(16).withSchedule(Schedule.cosine(0.05, 0.5))
        .withAugmentations(List.of(new HorizontalFlip(0.5)));
RepOptVgg net = RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.125, 0.125, 0.125, 0.125), List.of(1, 2, 2, 2, 1));
ModelSpec target = net.spec(RepOptVgg.Mode.TARGET, 2);

// Plain SGD.
try (Model model = Model.build(target, 0); Optimizer sgd = recipe.optimizer(model)) {
    System.out.println(sgd);
    System.out.println(new Trainer("plain SGD", model, sgd, recipe, data, normalization, Progress.NONE).run());
}

// The scales are searched with the block in place of the convolution ...
Scales search() {
    try (Model model = Model.build(net.spec(RepOptVgg.Mode.HS, 2), 0); Optimizer sgd = recipe.optimizer(model)) {
        new Trainer("search", model, sgd, recipe, data, normalization, Progress.NONE).run();
        return Scales.of(Prior.REPOPT_VGG, target, model);
    }
}
Scales scales = search();
System.out.println(scales);

// ... and the plain network trains under them.
try (Model model = Model.build(target, 0)) {
    RuleOfInitialization.apply(scales, model);
    try (Optimizer optimizer = new RepOptimizer(UpdatePlan.of(SgdRule.NESTEROV, model, recipe.weightDecay(), scales), model)) {
        System.out.println(optimizer);
        System.out.println(new Trainer("RepOptimizer", model, optimizer, recipe, data, normalization, Progress.NONE).run());
    }
}

/exit
