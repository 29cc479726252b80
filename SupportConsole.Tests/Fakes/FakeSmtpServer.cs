using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SupportConsole.Tests.Fakes;

/// <summary>How the fake server takes a mail.</summary>
internal enum SmtpMood
{
    Friendly,

    /// <summary>550: no such mailbox.</summary>
    KnowsNoRecipient,

    /// <summary>451 to the recipient: come back later.</summary>
    IsBusy,

    /// <summary>Takes the connection and says nothing.</summary>
    Silent,

    /// <summary>Takes the whole mail and hangs up without a word.</summary>
    TakesAndHangsUp,

    /// <summary>Hangs up at once.</summary>
    HangsUp,
}

/// <summary>An SMTP server on this machine that keeps what it is given.</summary>
internal sealed class FakeSmtpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _clients = [];

    public FakeSmtpServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public SmtpMood Mood { get; set; }

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Whole messages as they came, headers and body.</summary>
    public List<string> Mails { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        lock (_clients)
        {
            _clients.ForEach(client => client.Dispose());
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                lock (_clients)
                {
                    _clients.Add(client);
                    Connections++;
                }

                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        if (Mood == SmtpMood.HangsUp)
        {
            client.Dispose();
            return;
        }

        if (Mood == SmtpMood.Silent)
        {
            return;
        }

        try
        {
            await TalkAsync(client);
        }
        catch (IOException)
        {
            // The client hung up.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII)
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        await writer.WriteLineAsync("220 fake");
        while (await reader.ReadLineAsync() is { } command)
        {
            switch (command.Split(' ')[0].ToUpperInvariant())
            {
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var mail = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } line && line != ".")
                    {
                        mail.Append(line).Append('\n');
                    }

                    lock (_clients)
                    {
                        Mails.Add(mail.ToString());
                    }

                    if (Mood == SmtpMood.TakesAndHangsUp)
                    {
                        return;
                    }

                    await writer.WriteLineAsync("250 kept");
                    break;
                case "RCPT":
                    await writer.WriteLineAsync(
                        Mood switch
                        {
                            SmtpMood.KnowsNoRecipient => $"550 {command["RCPT TO:".Length..]}: no such mailbox",
                            SmtpMood.IsBusy => "451 try again later",
                            _ => "250 ok",
                        }
                    );
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }
}
