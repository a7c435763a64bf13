enum Request {
    @TaskLocal static var id = "none"
}

func log(_ text: String) {
    print("[\(Request.id)] \(text)")
}

await Request.$id.withValue("7f3a") {
    log("caller")
    async let child: Void = log("child")
    await child
    await Task { log("task") }.value
    await Task.detached { log("detached task") }.value
}
log("afterwards")
