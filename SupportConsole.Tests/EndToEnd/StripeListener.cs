using System.Net;
using System.Net.Sockets;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>A <see cref="FakeStripe"/> that a program of its own process can ask.</summary>
internal sealed class StripeListener : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpMessageInvoker _stripe;
    private readonly Task _running;

    public StripeListener(FakeStripe stripe)
    {
        // HttpListener wants its port named.
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        _stripe = new HttpMessageInvoker(stripe);
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>For <c>Stripe:BaseUrl</c>.</summary>
    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _running;
        _stripe.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception exception)
            when (exception is HttpListenerException or ObjectDisposedException && !_listener.IsListening)
        {
            // It was closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Request.Url);
        using var answer = await _stripe.SendAsync(request, CancellationToken.None);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = "application/json";
        await answer.Content.CopyToAsync(context.Response.OutputStream);
        context.Response.Close();
    }
}
