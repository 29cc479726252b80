using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using SupportConsole.Core.Access;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Persistence;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace SupportConsole.Tests;

/// <summary>The directions in which folders may know each other. Source: design.md, "Folders".</summary>
public sealed class ArchitectureTests
{
    private const string Features =
        @"SupportConsole\.Core\.(Accounts|Alerts|Audit|Billing|Decisions|Explorer|LimitChanges|Limits|Live|Lookup|Notes|Notifications|Outbox|Periods|PlatformKeys|Projects|Readings|Registration|Replies|Sessions|Throttling|Usage)(\..*)?";

    private static readonly Architecture Product = new ArchLoader()
        .LoadAssemblies(typeof(Account).Assembly, typeof(SupportConsole.Components.App).Assembly)
        .Build();

    /// <summary>The command engine and what reaches the database serve every feature and know none.</summary>
    [Theory]
    [InlineData(@"SupportConsole\.Core\.Engine(\..*)?")]
    [InlineData(@"SupportConsole\.Core\.Persistence(\.Sql)?")]
    public void Folder_ServesFeatures_KnowsNone(string folder) =>
        Types()
            .That()
            .ResideInNamespaceMatching(folder)
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(Features))
            .Because("features register what they read and write")
            .Check(Product);

    /// <summary>
    /// Features that know others in a circle, however long, stay when those that know no remaining one are taken away.
    /// </summary>
    [Fact]
    public void Features_KnowEachOther_InOneDirection()
    {
        var known = Product
            .Types.SelectMany(type =>
                type.Dependencies.Select(dependency => (From: FeatureOf(type), To: FeatureOf(dependency.Target)))
            )
            .Where(pair => pair.From is not null && pair.To is not null && pair.From != pair.To)
            .Distinct()
            .ToList();
        while (
            known.FindAll(pair => known.Exists(other => other.From == pair.To)) is var left && left.Count < known.Count
        )
        {
            known = left;
        }

        Assert.True(known.Count == 0, string.Join(Environment.NewLine, known.Order()));
    }

    /// <summary>Core has rules and data; the web is the host's.</summary>
    [Fact]
    public void Core_KnowsNoWeb() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"SupportConsole\.Core(\..*)?")
            .Should()
            .NotDependOnAnyTypesThat()
            .ResideInNamespaceMatching(@"(Microsoft\.AspNetCore|MudBlazor)(\..*)?")
            .WithoutRequiringPositiveResults()
            .Check(Product);

    /// <summary>Pages reach data through services, which check who asks.</summary>
    [Fact]
    public void Components_ReachNoDatabase() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"SupportConsole\.(Components|Api)(\..*)?")
            .Should()
            .NotDependOnAny(typeof(ConsoleDbContext))
            .Check(Product);

    /// <summary>
    /// Members of services that pages hold which take no person: they tell that something changed or what is set.
    /// </summary>
    private static readonly string[] Impersonal =
    [
        "IAccountReadings.Follow",
        "IDecisions.ExplainAsync",
        "IDecisions.IsIssued",
        "IDecisions.Issue",
        "ILiveUpdates.Subscribe",
        "INotificationReader.get_CanPost",
        "INotificationReader.get_CanPostStreaming",
        "INowReadings.Follow",
        "ISharedReadings.Follow",
    ];

    /// <summary>
    /// What a click or key of a circuit does, it does through a service of Core that takes the person and checks:
    /// whatever of Core a component holds has no other members, and the person is the one who is signed in.
    /// </summary>
    [Fact]
    public void Components_ActThroughServices_ThatTakeThePerson()
    {
        const System.Reflection.BindingFlags any =
            System.Reflection.BindingFlags.Instance
            | System.Reflection.BindingFlags.Static
            | System.Reflection.BindingFlags.Public
            | System.Reflection.BindingFlags.NonPublic;
        var impersonal =
            from type in typeof(SupportConsole.Components.App).Assembly.GetTypes()
            where type.Namespace?.StartsWith("SupportConsole.Components", StringComparison.Ordinal) == true
            from held in type.GetFields(any).Select(field => field.FieldType)
            where held.IsInterface && held.Assembly == typeof(Account).Assembly
            from method in held.GetMethods()
            where method.GetParameters() is not [{ ParameterType: var first }, ..] || first != typeof(Actor)
            select $"{held.Name}.{method.Name}";

        Assert.Equal(Impersonal, impersonal.Distinct().Order(StringComparer.Ordinal));

        // The platform asks about decisions without a person, through the same service.
        var explained =
            from type in Product.Types
            where type.Namespace?.FullName.StartsWith("SupportConsole.Components", StringComparison.Ordinal) == true
            from call in type.Dependencies.OfType<MethodCallDependency>()
            where call.TargetMember.FullName.Contains("IDecisions::ExplainAsync", StringComparison.Ordinal)
            select call.TargetMember.Name;
        Assert.StartsWith(
            $"ExplainAsync({typeof(Actor).FullName},",
            Assert.Single(explained.Distinct()),
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// What people read stands in one static class a feature: Texts in Core, Words on the console's pages. Source:
    /// development.md, "Texts".
    /// </summary>
    [Fact]
    public void Texts_OfAFeature_StandInOneClass()
    {
        var core = NamedLikeTexts(typeof(Account).Assembly);
        var console = NamedLikeTexts(typeof(SupportConsole.Components.App).Assembly);

        Assert.All(core, type => Assert.EndsWith("Texts", type.Name, StringComparison.Ordinal));
        Assert.All(console, type => Assert.EndsWith("Words", type.Name, StringComparison.Ordinal));
        Assert.All(core.Concat(console), type =>
        {
            Assert.True(type.IsAbstract && type.IsSealed, $"{type} is not static");
            Assert.DoesNotMatch("(Page|Card)(Texts|Words)$", type.Name);
        });
        Assert.All(core.Concat(console).GroupBy(type => type.Namespace), feature =>
            Assert.True(feature.Count() == 1, string.Join(", ", feature))
        );
    }

    private static List<System.Type> NamedLikeTexts(System.Reflection.Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => !type.IsNested && Regex.IsMatch(type.Name, "(Texts|Words)$"))];

    private static string? FeatureOf(IType type) =>
        Regex.Match(type.Namespace?.FullName ?? "", $"^{Features}$") is { Success: true } match
            ? match.Groups[1].Value
            : null;
}
