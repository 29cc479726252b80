using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.Notifications;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Notifications.Slack;
using SupportConsole.Core.Outbox;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Core.Notifications;

public sealed class SlackChannelTests : IDisposable
{
    private readonly FakeWebhook _webhook = new();
    private readonly FakeClock _clock = new();

    public void Dispose() => _webhook.Dispose();

    [Fact]
    public async Task Send_Accepted_PostsTheText()
    {
        Assert.Equal(new DeliveryResult.Sent("#ask-engineering"), await SendAsync());

        Assert.Equal(
            "Acme wants \"700\" &amp; more",
            JsonDocument.Parse(Assert.Single(_webhook.Posts)).RootElement.GetProperty("text").GetString()
        );
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Wed, 04 Mar 2026 14:10:00 GMT", 600)]
    [InlineData("Wed, 04 Mar 2026 13:00:00 GMT", null)]
    [InlineData(null, null)]
    public async Task Send_TooManyRequests_SaysHowLongToWait(string? header, int? seconds)
    {
        (_webhook.Status, _webhook.RetryAfter) = (429, header);

        Assert.Equal(seconds, Assert.IsType<DeliveryResult.Later>(await SendAsync()).After?.TotalSeconds);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task Send_SlackIsNotWell_IsTriedAgain(int status)
    {
        _webhook.Status = status;

        Assert.IsType<DeliveryResult.Later>(await SendAsync());
    }

    [Theory]
    [InlineData(400, "invalid_payload", "(400, invalid_payload)")]
    [InlineData(403, "<html>something else</html>", "(403)")]
    [InlineData(404, "no_team", "(404, no_team)")]
    [InlineData(410, "channel_is_archived", "(410, channel_is_archived)")]
    public async Task Send_RefusedForGood_SaysWhy(int status, string answer, string expected)
    {
        (_webhook.Status, _webhook.Answer) = (status, answer);

        var never = Assert.IsType<DeliveryResult.Never>(await SendAsync());

        Assert.Contains(expected, never.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", never.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Redirected_FollowsNobody()
    {
        (_webhook.Status, _webhook.Location) = (302, _webhook.Url + "/elsewhere");

        Assert.IsType<DeliveryResult.Never>(await SendAsync());

        Assert.Single(_webhook.Posts);
    }

    [Fact]
    public async Task Send_NoAnswer_EndsAfterTenSeconds()
    {
        _webhook.Status = 0;
        var sending = SendAsync();
        while (_webhook.Posts.Count == 0)
        {
            await Task.Yield();
        }

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("Slack did not answer within 10 s.", Assert.IsType<DeliveryResult.Later>(await sending).Why);
    }

    [Fact]
    public async Task Send_NobodyListens_IsTriedAgainWithoutNamingTheAddress()
    {
        _webhook.Dispose();

        var later = Assert.IsType<DeliveryResult.Later>(await SendAsync());

        Assert.DoesNotContain("127.0.0.1", later.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NotConfigured_SaysSo() =>
        Assert.Equal(
            new DeliveryResult.NotConfigured(NotificationTexts.SlackIsNotConfigured),
            await SendAsync(url: "")
        );

    [Theory]
    [InlineData("http://hooks.example/services/SECRET", false, false)]
    [InlineData("http://hooks.example/services/SECRET", true, true)]
    [InlineData("https://hooks.example/services/SECRET", false, true)]
    [InlineData("ftp://hooks.example/SECRET", true, false)]
    [InlineData("SECRET", true, false)]
    [InlineData("", false, true)]
    public void Validate_Url_MustBeSecureOutsideDevelopment(string url, bool isDevelopment, bool expected)
    {
        var result = new SlackOptionsValidator(new(isDevelopment)).Validate(null, new() { WebhookUrl = url });

        Assert.Equal(expected, result.Succeeded);
        Assert.DoesNotContain("SECRET", result.FailureMessage ?? "", StringComparison.Ordinal);
    }

    private async Task<DeliveryResult> SendAsync(string? url = null)
    {
        using var channel = new SlackChannel(
            Options.Create(new SlackOptions { WebhookUrl = url ?? _webhook.Url }),
            new(anywhere: true),
            _clock
        );
        return await channel.SendAsync(
            new()
            {
                Id = "1",
                Kind = OutboxKind.SlackPost,
                AccountId = "acme",
                DeduplicationKey = "key",
                Payload = new EngineeringPost(
                    null,
                    "acme",
                    EngineeringPost.Escape("Acme wants \"700\" & more")
                ).Write(),
                CreatedAt = _clock.GetUtcNow(),
                NextAttemptAt = _clock.GetUtcNow(),
            },
            default
        );
    }
}
