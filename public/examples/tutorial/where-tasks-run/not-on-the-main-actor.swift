func redraw() async {
    print("redrawing")
    MainActor.preconditionIsolated("redraw() belongs on the main actor")
    print("redrawn")
}

await redraw()
