// swift-tools-version: 6.2
import PackageDescription

// CI sets PLANTRACKER_STRICT: warnings are errors there, and only for our own targets.
let strict = Context.environment["PLANTRACKER_STRICT"] == "1"
let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

// script/release names what it links in place of the toolchain's: the data of ICU without the locales of the world.
let released: [LinkerSetting] = Context.environment["PLANTRACKER_LINK"].map { [.unsafeFlags([$0])] } ?? []

let package = Package(
    name: "plantracker",
    products: [.executable(name: "plantracker", targets: ["PlanTracker"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CLibXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CRessources", exclude: ["gabarits", "statique"]),
        .target(name: "PlanModel", dependencies: ["Yams"], swiftSettings: settings),
        .target(name: "Evaluation", dependencies: ["PlanModel"], swiftSettings: settings),
        .target(
            name: "Exporters",
            dependencies: ["PlanModel", "Evaluation", "CLibXML2", "CLibZip", "CLibXLSXWriter", "CZlib"],
            swiftSettings: settings),
        .target(
            name: "PlanStore",
            dependencies: [
                "PlanModel",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        // Pages, commands and the interface for scripts share these use cases.
        .target(
            name: "PlanCases", dependencies: ["PlanModel", "Evaluation", "Exporters", "PlanStore", "CRessources"],
            swiftSettings: settings),
        .target(
            name: "PlanWeb",
            dependencies: [
                "PlanModel", "Evaluation", "Exporters", "PlanStore", "PlanCases",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "PlanTracker",
            dependencies: [
                "PlanModel", "Evaluation", "Exporters", "PlanStore", "PlanCases", "PlanWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings, linkerSettings: released),
        .target(name: "Fixtures", dependencies: ["PlanModel"], path: "Tests/Fixtures", swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", dependencies: ["Fixtures"], swiftSettings: settings),
        .testTarget(name: "PlanModelTests", dependencies: ["PlanModel", "Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "EvaluationTests", dependencies: ["Evaluation", "PlanModel", "Fixtures"], swiftSettings: settings),
        .testTarget(
            name: "ExportersTests",
            dependencies: ["Exporters", "Evaluation", "PlanModel", "Fixtures", "CLibXML2"], swiftSettings: settings),
        .testTarget(
            name: "PlanStoreTests",
            dependencies: [
                "PlanStore", "PlanModel", "Fixtures", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        // The application over bases in memory, for the tests of its pages and for those that compare every surface.
        .target(
            name: "WebFixtures",
            dependencies: [
                "PlanWeb", "PlanStore", "PlanModel", "Fixtures",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/WebFixtures", swiftSettings: settings),
        .testTarget(
            name: "PlanCasesTests",
            dependencies: [
                "PlanCases", "PlanStore", "Evaluation", "PlanModel", "Fixtures",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: settings),
        .testTarget(
            name: "PlanWebTests",
            dependencies: [
                "PlanWeb", "PlanCases", "PlanStore", "PlanModel", "Exporters", "Fixtures", "WebFixtures",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PlanTrackerTests",
            dependencies: [
                "PlanTracker", "PlanWeb", "PlanCases", "PlanStore", "PlanModel", "Evaluation", "Exporters", "Fixtures",
                "WebFixtures",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
