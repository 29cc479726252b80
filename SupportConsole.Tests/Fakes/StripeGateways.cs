using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Billing.Stripe;
using StripeNet = global::Stripe;

namespace SupportConsole.Tests.Fakes;

/// <summary>Makes gateways that ask a handler of the test's own through the tries of the product.</summary>
internal static class StripeGateways
{
    public static StripeGateway Over(
        HttpMessageHandler handler,
        StripeOptions options,
        TimeProvider clock,
        ILogger<StripeGateway>? logger = null
    ) =>
        new(
            Options.Create(options),
            new Factory(new StripeTries(Options.Create(options), clock) { InnerHandler = handler }),
            logger ?? NullLogger<StripeGateway>.Instance
        );

    /// <summary>The header's value for a body, as Stripe signs it.</summary>
    public static string Sign(string body, string secret, DateTimeOffset at) =>
        StripeNet.EventUtility.GenerateSignatureHeader(body, secret, at.ToUnixTimeSeconds());

    /// <inheritdoc cref="Sign(string, string, DateTimeOffset)"/>
    public static string Sign(byte[] body, string secret, DateTimeOffset at) =>
        Sign(Encoding.UTF8.GetString(body), secret, at);

    private sealed class Factory(HttpMessageHandler handler) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) =>
            new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
