using System.Net;
using System.Net.Sockets;
using System.Text;
using SupportConsole.Tests.Processes;

namespace SupportConsole.Tests.Security;

/// <summary>The real server, in a process of its own.</summary>
public sealed class ServerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("support-console-server-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Development_OnEveryAddress_DoesNotStart()
    {
        await using var program = Program(("ASPNETCORE_URLS", "http://0.0.0.0:0"));

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(program.StartAsync);

        Assert.Contains("could sign in without a password", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Authentication:DevelopmentNetwork", problem.Message, StringComparison.Ordinal);
        Assert.Contains("SupportConsole cannot start:", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Connections that only begin a request cost the others nothing, and requests out of form are refused.
    /// </summary>
    [Fact]
    public async Task ThousandAnonymousConnections_HoldUpNobody()
    {
        await using var program = Program();
        await program.StartAsync();
        var connections = new List<TcpClient>();
        try
        {
            for (var number = 0; number < 1_000; number++)
            {
                var connection = new TcpClient();
                await connection.ConnectAsync(IPAddress.Loopback, program.Address.Port);
                await connection.GetStream().WriteAsync("GET /sign-in HTTP/1.1\r\nHost: localhost\r\n"u8.ToArray());
                connections.Add(connection);
            }

            using var client = new HttpClient { BaseAddress = program.Address, Timeout = TimeSpan.FromSeconds(10) };
            using var page = await client.GetAsync("/sign-in");
            using var ready = await client.GetAsync("/health/ready");
            ProgramProcess.Authorize(client);
            using var api = await client.GetAsync("/platform/v1/accounts/nobody/limits");

            Assert.Equal(
                (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound),
                (page.StatusCode, ready.StatusCode, api.StatusCode)
            );
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }

        Assert.StartsWith(
            "HTTP/1.1 431",
            await SendAsync(program, $"X-Long: {new string('x', 40_000)}\r\n"),
            StringComparison.Ordinal
        );
        Assert.StartsWith("HTTP/1.1 400", await SendAsync(program, "Bad\rHeader: x\r\n"), StringComparison.Ordinal);
        var redirect = await SendAsync(program, "", "/accounts?q=%0d%0aSet-Cookie:%20forged=1");
        Assert.StartsWith("HTTP/1.1 302", redirect, StringComparison.Ordinal);
        Assert.DoesNotContain("\nSet-Cookie: forged", redirect, StringComparison.Ordinal);
        Assert.DoesNotContain("\nServer:", redirect, StringComparison.Ordinal);
    }

    private ProgramProcess Program(params (string Name, string Value)[] more)
    {
        var settings = more.ToDictionary(setting => setting.Name, setting => setting.Value);
        settings["Database__ConnectionString"] = Path.Combine(_folder, "console.db");
        return new(_folder, settings);
    }

    /// <summary>A request byte by byte as it is written here; the head of its answer.</summary>
    private static async Task<string> SendAsync(ProgramProcess program, string header, string path = "/sign-in")
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, program.Address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{header}Connection: close\r\n\r\n")
        );
        var buffer = new byte[8_192];
        var read = await stream.ReadAtLeastAsync(buffer, 12, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}
