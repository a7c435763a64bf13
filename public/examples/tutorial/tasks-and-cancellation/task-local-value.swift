enum Request {
    @TaskLocal static var id = "none"
}

func log(_ message: String) {
    print("[request \(Request.id)] \(message)")
}

func loadUser() async {
    log("loading the user")
}

await Request.$id.withValue("7") {
    log("begin")
    async let user: Void = loadUser()
    await user
}
log("end")
