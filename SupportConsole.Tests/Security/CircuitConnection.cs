using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.TestHost;

namespace SupportConsole.Tests.Security;

/// <summary>
/// Speaks to the hub of circuits as a client of an attacker's own would: a WebSocket with the framework's protocol
/// (SignalR's frames around MessagePack), written from its specification.
/// </summary>
internal sealed class CircuitConnection : IDisposable
{
    private readonly WebSocket _socket;

    private CircuitConnection(WebSocket socket) => _socket = socket;

    /// <summary>Connects and shakes hands.</summary>
    /// <exception cref="InvalidOperationException">The connection is refused; the status is in the message.</exception>
    public static async Task<CircuitConnection> OpenAsync(GuardedHost host, string? cookie, string? origin = null)
    {
        WebSocketClient client = host.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers["Cookie"] = cookie;
            if (origin is not null)
            {
                request.Headers.Origin = origin;
            }
        };
        var socket = await client.ConnectAsync(new Uri(host.Server.BaseAddress, "/_blazor"), default);
        var connection = new CircuitConnection(socket);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"),
            WebSocketMessageType.Text,
            endOfMessage: true,
            default
        );
        await connection.ReceiveAsync();
        return connection;
    }

    /// <summary>Calls a method of the hub with texts and reads the frames until its answer.</summary>
    /// <returns>The answer's frame; null when the connection was closed instead.</returns>
    public async Task<byte[]?> InvokeAsync(string method, params string[] arguments)
    {
        await SendAsync(method, arguments);
        while (await ReceiveAsync() is { } frame)
        {
            // [3, headers, invocation id, kind, result]: a completion, behind the frame's length.
            if (frame.AsSpan().IndexOf((byte[])[0x95, 0x03, 0x80]) is >= 0 and < 6)
            {
                return frame;
            }
        }

        return null;
    }

    /// <summary>Sends a call without waiting for its answer.</summary>
    public async Task SendAsync(string method, params string[] arguments)
    {
        // [1, headers, invocation id, method, arguments, streams].
        List<byte> message = [0x96, 0x01, 0x80, .. Text("1"), .. Text(method), (byte)(0x90 + arguments.Length)];
        foreach (var argument in arguments)
        {
            message.AddRange(Text(argument));
        }

        message.Add(0x90);
        List<byte> frame = [];
        for (var length = message.Count; ; length >>= 7)
        {
            if (length < 0x80)
            {
                frame.Add((byte)length);
                break;
            }

            frame.Add((byte)(length | 0x80));
        }

        frame.AddRange(message);
        await _socket.SendAsync(frame.ToArray(), WebSocketMessageType.Binary, endOfMessage: true, default);
    }

    /// <summary>One message; null when the connection is closed.</summary>
    public async Task<byte[]?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        using var whole = new MemoryStream();
        var buffer = new byte[16_384];
        while (true)
        {
            WebSocketReceiveResult received;
            try
            {
                received = await _socket.ReceiveAsync(buffer, patience.Token);
            }
            catch (Exception exception) when (exception is WebSocketException or IOException)
            {
                return null;
            }

            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            whole.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return whole.ToArray();
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length < 32
            ? [(byte)(0xa0 + bytes.Length), .. bytes]
            :
            [
                0xdb,
                (byte)(bytes.Length >> 24),
                (byte)(bytes.Length >> 16),
                (byte)(bytes.Length >> 8),
                (byte)bytes.Length,
                .. bytes,
            ];
    }
}
