struct Burnt: Error {}

func bake() async throws -> String {
    print("the cake burns")
    throw Burnt()
}

func party() async -> String {
    async let _ = bake()
    return "all is well"
}

print(await party())
