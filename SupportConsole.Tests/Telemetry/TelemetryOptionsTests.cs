using System.ComponentModel.DataAnnotations;
using SupportConsole.Telemetry;

namespace SupportConsole.Tests.Telemetry;

public sealed class TelemetryOptionsTests
{
    [Theory]
    [InlineData("collector:4318")]
    [InlineData("ftp://collector")]
    [InlineData("http://user:secret@collector:4318")]
    [InlineData("http://collector:4318/v1/metrics")]
    [InlineData("http://collector:4318/?token=secret")]
    public void Validate_BadEndpoint_SaysWhatIsMeantAndNotWhatStoodThere(string endpoint)
    {
        var problem = Assert.Single(Problems(new() { OtlpEndpoint = endpoint }));

        Assert.StartsWith(
            "Telemetry:OtlpEndpoint must be an absolute http or https address without a path",
            problem,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://127.0.0.1:4318")]
    [InlineData("https://collector.example/")]
    public void Validate_AddressOrNone_IsTaken(string? endpoint) =>
        Assert.Empty(Problems(new() { OtlpEndpoint = endpoint }));

    [Fact]
    public void Validate_FiguresOutOfRange_AreNamed() =>
        Assert.Equal(2, Problems(new() { TraceRatio = 1.5, MetricSeconds = 0 }).Count);

    private static List<string?> Problems(TelemetryOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems.ConvertAll(problem => problem.ErrorMessage);
    }
}
