using System.Net;
using System.Text;

namespace SupportConsole.Tests.Fakes;

/// <summary>Stands in for Slack's incoming webhook, on this machine.</summary>
internal sealed class FakeWebhook : IDisposable
{
    private readonly HttpListener _listener = new();

    public FakeWebhook()
    {
        // HttpListener wants its port named.
        for (var port = 41_000; ; port++)
        {
            _listener = new HttpListener();
            _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                _listener.Start();
                Url = $"http://127.0.0.1:{port}/services/SECRET";
                break;
            }
            catch (HttpListenerException) when (port < 42_000)
            {
                // Taken.
            }
        }

        _ = ServeAsync();
    }

    public string Url { get; }

    /// <summary>0 never answers.</summary>
    public int Status { get; set; } = 200;

    public string Answer { get; set; } = "ok";

    public string? RetryAfter { get; set; }

    public string? Location { get; set; }

    /// <summary>Bodies of all requests.</summary>
    public List<string> Posts { get; } = [];

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var body = await reader.ReadToEndAsync();
                lock (Posts)
                {
                    Posts.Add(body);
                }

                if (Status > 0)
                {
                    Reply(context.Response);
                }
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Reply(HttpListenerResponse response)
    {
        response.StatusCode = Status;
        if (RetryAfter is not null)
        {
            response.Headers["Retry-After"] = RetryAfter;
        }

        if (Location is not null)
        {
            response.Headers["Location"] = Location;
        }

        response.Close(Encoding.UTF8.GetBytes(Answer), willBlock: false);
    }
}
