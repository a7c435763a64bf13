func age(of name: String) async -> Int {
    print("asking", name)
    return name.count * 10
}

print("Ada is \(await age(of: "Ada"))")

if await age(of: "Grace") > age(of: "Ada") {
    print("Grace is older")
}

let ages = await [age(of: "Ada"), age(of: "Radia") + 1]
print(ages)
