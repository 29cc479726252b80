using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting;

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

    /// <summary>Attempts after which a post is given up: with the waits of <c>Outbox</c> about half a day.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 20;

    /// <summary>True when there is somewhere to post to.</summary>
    internal bool IsConfigured => !string.IsNullOrWhiteSpace(WebhookUrl);
}

/// <summary>Checks the address without repeating it: it is a secret.</summary>
internal sealed class SlackOptionsValidator(WebhookGuard webhooks) : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options) =>
        options.IsConfigured
        && webhooks.FindProblem(
            "Slack:WebhookUrl",
            options.WebhookUrl!,
            "the address is a secret, and so are the posts."
        )
            is { } problem
            ? ValidateOptionsResult.Fail(problem)
            : ValidateOptionsResult.Success;
}
