using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Notifications.Slack;

/// <summary>
/// Posts to engineering's channels through incoming webhooks. An address is never logged and stands in no message.
/// </summary>
internal sealed partial class SlackChannel : IOutboxChannel, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly IOptions<SlackOptions> _options;
    private readonly TimeProvider _clock;

    private readonly HttpClient _client;

    public SlackChannel(IOptions<SlackOptions> options, WebhookGuard webhooks, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _client = new(webhooks.CreateHandler()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    public OutboxKind Kind => OutboxKind.SlackPost;

    public int MaxAttempts => _options.Value.MaxAttempts;

    public async Task<DeliveryResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        EngineeringPost post;
        try
        {
            post = EngineeringPost.Read(message.Payload);
        }
        catch (JsonException)
        {
            return new DeliveryResult.Never("The post cannot be read: another version of the program wrote it.");
        }

        if (!_options.Value.IsConfiguredFor(post.Channel))
        {
            return new DeliveryResult.NotConfigured(NotificationTexts.NotConfigured(post.Channel));
        }

        using var timeout = new CancellationTokenSource(Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var answer = await _client
                .PostAsJsonAsync(_options.Value.AddressOf(post.Channel), new { text = post.Text }, either.Token)
                .WaitAsync(either.Token);
            return await ReadAsync(post.Channel, answer, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return new DeliveryResult.Later($"Slack did not answer within {Timeout.TotalSeconds} s.");
        }
        catch (HttpRequestException exception)
        {
            // Without its text, which names the server.
            return new DeliveryResult.Later($"Slack cannot be reached ({WebhookGuard.Explain(exception)}).");
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<DeliveryResult> ReadAsync(
        EngineeringChannel channel,
        HttpResponseMessage answer,
        CancellationToken cancellationToken
    )
    {
        var status = (int)answer.StatusCode;
        switch (answer.StatusCode)
        {
            case >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices:
                return new DeliveryResult.Sent(EngineeringChannels.NameOf(channel));
            case HttpStatusCode.TooManyRequests:
                return new DeliveryResult.Later("Slack asks for a pause (429).", RetryAfter(answer));
            case HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError:
                return new DeliveryResult.Later($"Slack is not well ({status}).", RetryAfter(answer));
            default:
                // Slack says why in one word, such as invalid_payload or channel_is_archived.
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                var word = OneWord().IsMatch(text) ? $", {text}" : "";
                return new DeliveryResult.Never(
                    $"Slack refuses the post for good ({status}{word}). Check {SlackOptions.SettingOf(channel)}, or "
                        + "copy the message from the console."
                );
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > _clock.GetUtcNow() => date - _clock.GetUtcNow(),
            _ => null,
        };

    [GeneratedRegex("^[a-z_]{1,60}$")]
    private static partial Regex OneWord();
}
