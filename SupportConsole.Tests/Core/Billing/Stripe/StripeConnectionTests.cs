using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SupportConsole.Core.Billing.Stripe;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Billing.Stripe;

/// <summary>Real connections that do what real ones do: break, and fall silent.</summary>
public sealed class StripeConnectionTests : IDisposable
{
    private const string Beginning =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + "5000\r\n\r\n{\"object\":\"list\",\"data\":[";

    private readonly FakeClock _clock = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SocketsHttpHandler _handler = new();
    private readonly StripeGateway _client;
    private int _connections;

    public StripeConnectionTests()
    {
        _listener.Start();
        _client = StripeGateways.Over(
            _handler,
            new()
            {
                ApiKey = "rk_test",
                TimeoutSeconds = 60,
                BaseUrl = $"http://{_listener.LocalEndpoint}",
            },
            _clock
        );
    }

    public void Dispose()
    {
        _handler.Dispose();
        _listener.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Ty")]
    [InlineData(Beginning)]
    public async Task List_ConnectionIsReset_TriesTwiceMoreAndSaysSo(string said)
    {
        var serving = ServeAsync(async socket =>
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(said));
            socket.LingerState = new(enable: true, seconds: 0);
            socket.Close();
        });

        var result = await RunAsync(_client.ListChargesAsync(new("cus_1"), default));

        Assert.Equal((StripeFailureKind.Unreachable, 3), (result.Failure!.Kind, _connections));
        _listener.Stop();
        await serving;
    }

    [Theory]
    [InlineData("")]
    [InlineData(Beginning)]
    public async Task List_ConnectionFallsSilent_IsGivenUpInTime(string said)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var serving = ServeAsync(async socket =>
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(said));
            heard.TrySetResult();

            // Until the caller hangs up.
            _ = await socket.ReceiveAsync(new byte[1], SocketFlags.None);
        });
        var call = _client.ListChargesAsync(new("cus_1"), default);
        await heard.Task;
        _clock.Advance(TimeSpan.FromSeconds(59.9));
        Assert.False(call.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(StripeFailureKind.TimedOut, (await call).Failure!.Kind);
        _listener.Stop();
        await serving;
    }

    [Fact]
    public async Task List_NobodyListens_SaysSo()
    {
        _listener.Stop();

        Assert.Equal(
            StripeFailureKind.Unreachable,
            (await RunAsync(_client.ListChargesAsync(new("cus_1"), default))).Failure!.Kind
        );
    }

    private async Task ServeAsync(Func<Socket, Task> serve)
    {
        while (true)
        {
            try
            {
                using var socket = await _listener.AcceptSocketAsync();
                Interlocked.Increment(ref _connections);

                // The question ends with an empty line; it has no body.
                var question = new StringBuilder();
                var buffer = new byte[4_096];
                while (!question.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    question.Append(
                        Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, SocketFlags.None))
                    );
                }

                await serve(socket);
            }
            catch (Exception exception) when (exception is SocketException or InvalidOperationException)
            {
                // The test is over: the listener was stopped while it waited, or before it waited again.
                return;
            }
        }
    }

    /// <summary>
    /// Lets the waits between tries pass ten times as fast as they would; a try that is answered at all is so long
    /// before its timeout.
    /// </summary>
    private async Task<T> RunAsync<T>(Task<T> call)
    {
        var last = Stopwatch.GetTimestamp();
        while (!call.IsCompleted)
        {
            _clock.Advance(Stopwatch.GetElapsedTime(last) * 10);
            last = Stopwatch.GetTimestamp();
            await Task.Yield();
        }

        return await call;
    }
}
