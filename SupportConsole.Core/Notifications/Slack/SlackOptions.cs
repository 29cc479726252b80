using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

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
/// <param name="mayBePlain">True in Development, where the other side may be a stand-in on this machine.</param>
internal sealed class SlackOptionsValidator(bool mayBePlain) : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        if (!options.IsConfigured)
        {
            return ValidateOptionsResult.Success;
        }

        if (!Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return ValidateOptionsResult.Fail(
                "Slack:WebhookUrl is not an address. Copy it from the incoming webhook's page, beginning with "
                    + "https://, and set it in the environment (Slack__WebhookUrl)."
            );
        }

        return url.Scheme == "https" || mayBePlain
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Slack:WebhookUrl must begin with https://: the address is a secret, and so are the posts."
            );
    }
}
