using System.Net;
using System.Net.Sockets;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Tests.Security;

/// <summary>No webhook leads into this program's own network.</summary>
public sealed class WebhookGuardTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2a00:1450:4001::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.178.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Address_IsPublic_OrNot(string address, bool expected) =>
        Assert.Equal(expected, WebhookGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://hooks.example/services/SECRET", null)]
    [InlineData("http://hooks.example/services/SECRET", "must begin with https://")]
    [InlineData("https://127.0.0.1/SECRET", "private network")]
    [InlineData("https://2130706433/SECRET", "private network")]
    [InlineData("https://0x7f.1/SECRET", "private network")]
    [InlineData("https://localhost/SECRET", "private network")]
    [InlineData("https://[::1]/SECRET", "private network")]
    [InlineData("https://[::ffff:169.254.169.254]/SECRET", "private network")]
    [InlineData("https://192.168.0.1:8443/SECRET", "private network")]
    [InlineData("file:///etc/passwd", "not an address")]
    [InlineData("SECRET", "not an address")]
    public void Setting_OutsideDevelopment_IsCheckedAtTheStart(string url, string? expected)
    {
        var problem = new WebhookGuard(anywhere: false).FindProblem("Slack:WebhookUrl", url, "it is a secret.");

        Assert.Equal(expected is null, problem is null);
        Assert.Contains(expected ?? "", problem ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", problem ?? "", StringComparison.Ordinal);
    }

    /// <summary>One bad address among several suffices: a name server may answer with both.</summary>
    [Fact]
    public async Task Name_ThatLeadsToAPrivateAddress_IsNotConnectedTo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var guard = new WebhookGuard(anywhere: false, (_, _) =>
            Task.FromResult<IPAddress[]>([IPAddress.Parse("203.0.114.1"), IPAddress.Loopback])
        );
        using var client = new HttpClient(guard.CreateHandler());

        var problem = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetAsync(new Uri($"http://hooks.example:{port}/"))
        );

        Assert.Contains("private address", WebhookGuard.Explain(problem), StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Development_MayUseAStandInOnThisMachine()
    {
        using var webhook = new Fakes.FakeWebhook();
        using var client = new HttpClient(new WebhookGuard(anywhere: true).CreateHandler());

        using var answer = await client.PostAsync(new Uri(webhook.Url), new StringContent("{}"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
