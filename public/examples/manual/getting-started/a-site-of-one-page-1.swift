let names = ["Ada", "Grace"]
for name in names {
    print("Hello, \(name)!")
}
