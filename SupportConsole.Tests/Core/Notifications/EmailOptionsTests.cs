using System.ComponentModel.DataAnnotations;
using SupportConsole.Core.Notifications.Delivery;
using SupportConsole.Core.Notifications.Mail;

namespace SupportConsole.Tests.Core.Notifications;

public sealed class EmailOptionsTests
{
    public static TheoryData<EmailOptions, string?> Cases =>
        new()
        {
            { new(), null },
            { Server(), null },
            { Server(options => options.From = null), "Email:From is empty" },
            { Server(options => options.From = "nobody"), "Email:From is not" },
            { Server(options => options.Host = "smtp://mail.example"), "Email:Host" },
            { Server(options => options.UserName = "me"), "belong together" },
            {
                Server(options => (options.UserName, options.Password, options.UseTls) = ("me", "secret-1", false)),
                "UseTls"
            },
            { Server(options => options.SupportUrl = "javascript:alert(1)"), "Email:SupportUrl" },
            { Server(options => options.Port = 0), "Port" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Validate_Options_NamesTheProblemWithoutSecrets(object value, string? expected)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), problems, validateAllProperties: true);

        Assert.Equal(expected is null ? 0 : 1, problems.Count);
        Assert.All(problems, problem => Assert.Contains(expected!, problem.ErrorMessage, StringComparison.Ordinal));
        Assert.All(problems, problem =>
            Assert.DoesNotContain("secret-1", problem.ErrorMessage, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(1, 0.5, null, 10)]
    [InlineData(4, 0, null, 64)]
    [InlineData(4, 1, null, 96)]
    [InlineData(60, 0.5, null, 3600)]
    [InlineData(1, 0.5, 600.0, 600)]
    [InlineData(1, 0.5, 3600.0, 3600)]
    public void Wait_AfterAttempts_DoublesIsBoundedAndUndercutsNoRequest(
        int attempts,
        double spread,
        double? asked,
        double seconds
    ) =>
        Assert.Equal(
            seconds,
            new OutboxOptions().Wait(attempts, spread, TimeSpan.FromSeconds(asked ?? 0)).TotalSeconds,
            3
        );

    [Theory]
    [InlineData(null, 1, 0)]
    [InlineData(600.0, 0, 600)]
    [InlineData(600.0, 1, 660)]
    [InlineData(3_500.0, 1, 3_600)]
    [InlineData(31_536_000.0, 0, 3_600)]
    [InlineData(31_536_000.0, 1, 3_240)]
    public void Pause_Asked_IsAnHourAtMostAndSpread(double? asked, double spread, double seconds) =>
        Assert.Equal(
            seconds,
            OutboxOptions.Pause(asked is { } wanted ? TimeSpan.FromSeconds(wanted) : null, spread).TotalSeconds,
            3
        );

    private static EmailOptions Server(Action<EmailOptions>? change = null)
    {
        var options = new EmailOptions { Host = "mail.example", From = "Support <support@example.com>" };
        change?.Invoke(options);
        return options;
    }
}
