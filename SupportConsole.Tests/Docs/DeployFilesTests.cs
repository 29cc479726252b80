using System.Globalization;
using System.Text.RegularExpressions;
using SupportConsole.Shutdown;
using YamlDotNet.RepresentationModel;

namespace SupportConsole.Tests.Docs;

/// <summary>The files of <c>deploy</c> name what the program has: paths, ports, settings, times.</summary>
public sealed partial class DeployFilesTests
{
    private static readonly int LongestStop =
        new ShutdownOptions().NotReadySeconds + new ShutdownOptions().TimeoutSeconds;

    private static readonly IReadOnlyList<YamlMappingNode> Manifest = Read();

    [Fact]
    public void Manifest_NamesAndPorts_FitTogether()
    {
        var (service, ingress, budget) = (Of("Service"), Of("Ingress"), Of("PodDisruptionBudget"));
        var container = Container();
        var labels = Text(Of("Deployment"), "spec", "template", "metadata", "labels", "app");

        Assert.Equal("http", Text(container, "ports", "0", "name"));
        Assert.Equal("8080", Text(container, "ports", "0", "containerPort"));
        Assert.Equal("http", Text(service, "spec", "ports", "0", "targetPort"));
        Assert.Equal(labels, Text(Of("Deployment"), "spec", "selector", "matchLabels", "app"));
        Assert.Equal(labels, Text(service, "spec", "selector", "app"));
        Assert.Equal(labels, Text(budget, "spec", "selector", "matchLabels", "app"));
        var backend = Node(ingress, "spec", "rules", "0", "http", "paths", "0", "backend", "service");
        Assert.Equal(Text(service, "metadata", "name"), Text(backend, "name"));
        Assert.Equal(
            Text(Of("PersistentVolumeClaim"), "metadata", "name"),
            Text(Of("Deployment"), "spec", "template", "spec", "volumes", "1", "persistentVolumeClaim", "claimName")
        );
        Assert.Contains("EXPOSE 8080", Repository.Read("deploy/Dockerfile"), StringComparison.Ordinal);
    }

    [Fact]
    public void Manifest_Pod_ProbesAndIsConfined()
    {
        var container = Container();

        Assert.Equal("/health/live", Text(container, "livenessProbe", "httpGet", "path"));
        Assert.Equal("/health/live", Text(container, "startupProbe", "httpGet", "path"));
        Assert.Equal("/health/ready", Text(container, "readinessProbe", "httpGet", "path"));
        Assert.Equal("true", Text(container, "securityContext", "readOnlyRootFilesystem"));
        Assert.Equal("false", Text(container, "securityContext", "allowPrivilegeEscalation"));
        Assert.Equal("true", Text(Of("Deployment"), "spec", "template", "spec", "securityContext", "runAsNonRoot"));
        Assert.Equal("0", Text(Of("Deployment"), "spec", "strategy", "rollingUpdate", "maxUnavailable"));
    }

    [Fact]
    public void Patience_OfEveryServiceManager_OutlastsTheStop()
    {
        var grace = Text(Of("Deployment"), "spec", "template", "spec", "terminationGracePeriodSeconds");
        var unit = Seconds().Match(Repository.Read("deploy/support-console.service")).Groups[1].Value;

        Assert.All([grace, unit], seconds =>
            Assert.True(int.Parse(seconds, CultureInfo.InvariantCulture) > LongestStop, seconds)
        );
    }

    [Theory]
    [InlineData("deploy/support-console.env")]
    [InlineData("deploy/Dockerfile")]
    public void Settings_InTheFile_Exist(string file)
    {
        var known = SettingsCatalog
            .Sections.SelectMany(section => Setting.Of(section.Options))
            .Select(setting => new Regex(
                "^" + Placeholder().Replace(setting.Name, "[^:]+") + "$",
                RegexOptions.CultureInvariant
            ))
            .ToList();
        var named = Variable()
            .Matches(Repository.Read(file))
            .Select(match => match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !known.Exists(setting => setting.IsMatch(name)));
    }

    private static List<YamlMappingNode> Read()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Repository.Read("deploy/kubernetes.yaml")));
        return [.. yaml.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    private static YamlMappingNode Of(string kind) => Manifest.Single(found => Text(found, "kind") == kind);

    private static YamlNode Container() => Node(Of("Deployment"), "spec", "template", "spec", "containers", "0");

    private static YamlNode Node(YamlNode node, params string[] path) =>
        path.Aggregate(node, (parent, key) =>
            parent is YamlSequenceNode ? parent[int.Parse(key, CultureInfo.InvariantCulture)] : parent[key]
        );

    private static string Text(YamlNode node, params string[] path) => ((YamlScalarNode)Node(node, path)).Value!;

    [GeneratedRegex("TimeoutStopSec=([0-9]+)")]
    private static partial Regex Seconds();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?:ENV)?\s*([A-Z]\w*__\w+)=", RegexOptions.Multiline)]
    private static partial Regex Variable();
}
