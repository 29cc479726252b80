using Microsoft.Extensions.Options;
using SupportConsole;
using SupportConsole.Api;
using SupportConsole.Commands;
using SupportConsole.Commands.Doctor;
using SupportConsole.Components;
using SupportConsole.Core.Hosting;
using SupportConsole.Demo;
using SupportConsole.Demo.Stripe;
using SupportConsole.Shutdown;
using SupportConsole.Telemetry;
using SupportConsole.Webhooks;

// Offline: an export is checked where there is neither a database nor a setting.
if (VerifyExportCommand.IsMeant(args))
{
    return await VerifyExportCommand.RunAsync(args, Console.Out);
}

if (HealthCommand.IsMeant(args))
{
    return await HealthCommand.RunAsync(args, Console.Out);
}

try
{
    var builder = WebApplication.CreateBuilder(ContentLocation.Options(args));

    // Without this the assets are found from a build output only in Development; a published output has them in
    // wwwroot.
    builder.WebHost.UseStaticWebAssets();

    builder.AddTelemetry();
    builder.Services.AddSupportConsoleCore(
        builder.Configuration,
        builder.Environment,
        beforeDecisions: DemoSetup.AddHistory
    );
    builder.Services.AddPlatformApi(builder.Configuration);
    builder.Services.AddStripeWebhook();
    builder.Services.AddDemo(builder.Configuration);
    builder.AddDemoStripe();
    builder.AddConsole();
    builder.AddPublicAddress();
    builder.AddGracefulShutdown();
    builder.AddDoctor(args);

    var app = builder.Build();

    // Before the settings are demanded: it tells of those that are wrong, and of all else.
    if (DoctorCommand.IsMeant(args))
    {
        return await DoctorCommand.RunAsync(args, app.Services, Console.Out, CancellationToken.None);
    }

    // Before the start, which would log every bad setting once more, with a stack trace.
    app.Services.GetRequiredService<IStartupValidator>().Validate();

    if (VerifyCommand.IsMeant(args))
    {
        return await VerifyCommand.RunAsync(args, app.Services, Console.Out, CancellationToken.None);
    }

    if (StripeCommand.IsMeant(args))
    {
        return await StripeCommand.RunAsync(args, app.Services, Console.Out, CancellationToken.None);
    }

    app.UseRequestSpans();
    app.UseDrain();
    app.UseConsole();
    app.MapPlatformApi();
    app.MapStripeWebhook();
    app.MapConsole();
    app.AnnounceWhenReady();

    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (DoctorCommand.IsMeant(args) && StartupProblem.FindSentences(exception) is { } found)
{
    return await DoctorCommand.TellAsync(args, found, Console.Out);
}
catch (Exception exception) when (StartupProblem.Describe(exception) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 1;
}
