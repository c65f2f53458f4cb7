// Declaring a prior and proving it.   ./reptorch shell samples/jshell/3-prior.jsh

// "This convolution should train like the sum of a 3x3, a 1x1 and the identity, each with its scale."
Prior prior = Prior.of(kernel(3).searched(), kernel(1).times(0.5), Branch.identity());     // identity() alone is a layer
System.out.println(prior);

// The block of three branches and the single convolution, trained side by side in float64.
Equivalence.Proof proof = Equivalence.of(prior, conv(4, 4, 3).padding(1)).verify();
System.out.println(proof);

// Without one of the two rules it does not hold, and the proof says which.
Equivalence.Proof refuted = Equivalence.of(prior, conv(4, 4, 3).padding(1)).withSteps(5).withSetup(Equivalence.Setup.WITHOUT_ITERATION).verify();
System.out.println(refuted);

// In a whole network: where the prior stands, and what the optimizer then does to each parameter.
RepOptVgg net = RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.125, 0.125, 0.125, 0.125), List.of(1, 1, 2, 2, 1));
ModelSpec target = net.spec(RepOptVgg.Mode.TARGET, 10);
Scales scales = Scales.initial(Prior.REPOPT_VGG, target, net.spec(RepOptVgg.Mode.HS, 10));
System.out.println(scales);
try (Model model = Model.build(target, 0)) {
    System.out.println(UpdatePlan.of(SgdRule.NESTEROV, model, 4e-5, scales));
}

if (!proof.holdsWithin(1e-10) || refuted.holdsWithin(1e-10)) throw new IllegalStateException("the proof is wrong");

/exit
