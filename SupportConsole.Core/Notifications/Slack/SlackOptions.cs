using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.Notifications.Slack;

/// <summary>How posts reach #ask-engineering, section <c>Slack</c>.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>
    /// An incoming webhook: whoever knows it can post, so it is a secret. Empty: the console shows each message to
    /// copy.
    /// </summary>
    [Secret]
    public string? WebhookUrl { get; set; }

    /// <summary>
    /// The same for #ask-streaming, where raises of streaming limits are asked for. Empty: the console shows each
    /// message to copy.
    /// </summary>
    [Secret]
    public string? StreamingWebhookUrl { get; set; }

    /// <summary>Attempts after which a post is given up: with the waits of <c>Outbox</c> about half a day.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 20;

    /// <summary>True when there is somewhere to post to.</summary>
    internal bool IsConfigured => IsConfiguredFor(EngineeringChannel.Engineering);

    /// <summary>True when a channel has an address.</summary>
    internal bool IsConfiguredFor(EngineeringChannel channel) => !string.IsNullOrWhiteSpace(AddressOf(channel));

    /// <summary>The webhook of a channel.</summary>
    internal string? AddressOf(EngineeringChannel channel) =>
        channel == EngineeringChannel.Streaming ? StreamingWebhookUrl : WebhookUrl;

    /// <summary>The setting that holds it, for messages.</summary>
    internal static string SettingOf(EngineeringChannel channel) =>
        channel == EngineeringChannel.Streaming ? "Slack:StreamingWebhookUrl" : "Slack:WebhookUrl";
}

/// <summary>Checks the address without repeating it: it is a secret.</summary>
internal sealed class SlackOptionsValidator(WebhookGuard webhooks) : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var problems = Enum.GetValues<EngineeringChannel>()
            .Where(options.IsConfiguredFor)
            .Select(channel =>
                webhooks.FindProblem(
                    SlackOptions.SettingOf(channel),
                    options.AddressOf(channel)!,
                    "the address is a secret, and so are the posts."
                )
            )
            .OfType<string>()
            .ToList();
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
