using DataSynth.Generation.Licenses;
using DataSynth.Generation.Requests;

namespace DataSynth.Generation.Tests.Licenses;

public sealed class LicenseGateTests
{
    private const string ApacheText = "                                 Apache License\n                           Version 2.0, January 2004";
    private const string MitText = "MIT License\n\nPermission is hereby granted, free of\ncharge, to any person obtaining a copy";
    private const string LlamaText = "LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\nLlama 3.1 Version Release Date: July 23, 2024";

    [Theory]
    [InlineData("qwen2.5:7b", "Apache-2.0")]
    [InlineData("qwen2.5-coder:1.5b", "Apache-2.0")]
    [InlineData("qwen2.5:0.5b", "Apache-2.0")]
    [InlineData("hf.co/bartowski/Qwen2.5-14B-Instruct-GGUF:Q4_K_M", "Apache-2.0")]
    [InlineData("Qwen/Qwen3-30B-A3B", "Apache-2.0")]
    [InlineData("qwen3:8b", "Apache-2.0")]
    [InlineData("qwq:32b", "Apache-2.0")]
    [InlineData("ibm-granite/granite-4.0-h-small", "Apache-2.0")]
    [InlineData("granite3.3:8b", "Apache-2.0")]
    [InlineData("mistral-small:24b", "Apache-2.0")]
    [InlineData("mistralai/Mistral-Small-3.2-24B-Instruct-2506", "Apache-2.0")]
    [InlineData("mistral-nemo:12b", "Apache-2.0")]
    [InlineData("mixtral:8x7b", "Apache-2.0")]
    [InlineData("devstral:24b", "Apache-2.0")]
    [InlineData("mistralai/Mamba-Codestral-7B-v0.1", "Apache-2.0")]
    [InlineData("microsoft/Phi-4-mini-instruct", "MIT")]
    [InlineData("deepseek-r1:671b", "MIT")]
    [InlineData("deepseek-ai/DeepSeek-R1-Distill-Qwen-14B", "MIT")]
    [InlineData("deepseek-ai/DeepSeek-V3-0324", "MIT")]
    [InlineData("gpt-oss:20b", "Apache-2.0")]
    [InlineData("zai-org/GLM-4.5-Air", "MIT")]
    [InlineData("MiniMaxAI/MiniMax-M2", "MIT")]
    [InlineData("smollm2:1.7b", "Apache-2.0")]
    [InlineData("allenai/OLMo-2-1124-13B-Instruct", "Apache-2.0")]
    [InlineData("google/gemma-4-31b-it", "Apache-2.0")]
    [InlineData("tinyllama:1.1b", "Apache-2.0")]
    public void Permissive_families_pass_once_somebody_speaks_for_the_weights(string model, string license)
    {
        var byName = Decide(model);
        var declared = Decide(model, declared: license);

        byName.Verdict.ShouldBe(LicenseVerdict.Unknown, "anybody can serve anything under any name");
        byName.LineToAdd!.ShouldStartWith($"license: {license} ");
        byName.Evidence[0].ShouldContain(model);
        (declared.Verdict, declared.License, declared.LineToAdd).ShouldBe((LicenseVerdict.Accepted, license, null));
    }

    [Theory]
    [InlineData("qwen2.5:3b", "LicenseRef-Qwen-Research")]
    [InlineData("qwen2.5-coder:3b", "LicenseRef-Qwen-Research")]
    [InlineData("Qwen/Qwen2.5-VL-3B-Instruct", "LicenseRef-Qwen-Research")]
    [InlineData("qwen2.5:72b", "LicenseRef-Qwen")]
    [InlineData("Qwen/Qwen2-72B-Instruct", "LicenseRef-Qwen")]
    [InlineData("mistral-small:22b", "LicenseRef-Mistral-Research")]
    [InlineData("mistralai/Ministral-8B-Instruct-2410", "LicenseRef-Mistral-Research")]
    [InlineData("mistral-large:123b", "LicenseRef-Mistral-Research")]
    [InlineData("codestral:22b", "LicenseRef-Mistral-Non-Production")]
    [InlineData("mistralai/Devstral-2-123B-Instruct-2512", "LicenseRef-Modified-MIT")]
    [InlineData("deepseek-r1:8b", "LicenseRef-Llama-Community")]
    [InlineData("deepseek-r1:70b", "LicenseRef-Llama-Community")]
    [InlineData("deepseek-ai/DeepSeek-R1-Distill-Llama-8B", "LicenseRef-Llama-Community")]
    [InlineData("deepseek-ai/DeepSeek-V3", "LicenseRef-DeepSeek-Model")]
    [InlineData("llama3.1:8b", "LicenseRef-Llama-Community")]
    [InlineData("meta-llama/Llama-4-Scout-17B-16E", "LicenseRef-Llama-Community")]
    [InlineData("codellama:7b", "LicenseRef-Llama-Community")]
    [InlineData("gemma3:12b", "LicenseRef-Gemma")]
    [InlineData("functiongemma", "LicenseRef-Gemma")]
    [InlineData("command-r7b", "CC-BY-NC-4.0")]
    [InlineData("Salesforce/Llama-xLAM-2-8b-fc-r", "CC-BY-NC-4.0")]
    [InlineData("MadeAgents/Hammer2.1-7b", "CC-BY-NC-4.0")]
    [InlineData("MadeAgents/Hammer2.1-3b", "LicenseRef-Qwen-Research")]
    [InlineData("Team-ACE/ToolACE-2-8B", "LicenseRef-Llama-Community")]
    [InlineData("watt-ai/watt-tool-8B", "LicenseRef-Llama-Community")]
    [InlineData("nvidia/Llama-3.1-Nemotron-70B-Instruct", "LicenseRef-NVIDIA-Open-Model")]
    [InlineData("moonshotai/Kimi-K2-Instruct", "LicenseRef-Modified-MIT")]
    [InlineData("THUDM/glm-4-9b-chat", "LicenseRef-GLM-4")]
    [InlineData("tiiuae/Falcon3-10B-Instruct", "LicenseRef-Falcon-LLM")]
    [InlineData("LiquidAI/LFM2-1.2B", "LicenseRef-LFM-Open")]
    [InlineData("gpt-oss:120b-cloud", "LicenseRef-Hosted-Service")]
    public void Other_licences_are_refused_by_name_with_the_line_that_would_allow_them(string model, string license)
    {
        var decision = Decide(model);

        (decision.Verdict, decision.License).ShouldBe((LicenseVerdict.Refused, license));
        decision.LineToAdd.ShouldBe($"licenses: [Apache-2.0, MIT, {license}]");
        var allowed = Decide(model, declared: license, allowed: ["Apache-2.0", "MIT", license]);
        (allowed.Verdict, allowed.License).ShouldBe((LicenseVerdict.Accepted, license));
    }

    [Fact]
    public void An_unknown_model_is_refused_until_it_is_declared()
    {
        var decision = Decide("our-own-model");

        (decision.Verdict, decision.License).ShouldBe((LicenseVerdict.Unknown, null));
        decision.LineToAdd!.ShouldStartWith("license: SPDX-ID ");
        Decide("our-own-model", declared: "apache-2.0").ShouldSatisfyAllConditions(
            declared => declared.Verdict.ShouldBe(LicenseVerdict.Accepted),
            declared => declared.License.ShouldBe("Apache-2.0"));
    }

    [Fact]
    public void A_declaration_does_not_overrule_what_is_known()
        => Decide("llama3.1:8b", declared: "MIT").Verdict.ShouldBe(LicenseVerdict.Refused);

    [Fact]
    public void A_stricter_text_overrules_a_permissive_name_and_a_stricter_name_a_permissive_text()
    {
        Decide("qwen3:8b", evidence: new ModelEvidence("qwen3:8b") { LicenseText = LlamaText }).License.ShouldBe("LicenseRef-Llama-Community");
        Decide("deepseek-r1:8b", evidence: new ModelEvidence("deepseek-r1:8b") { LicenseText = MitText }).Verdict.ShouldBe(LicenseVerdict.Refused);
    }

    [Fact]
    public void Joined_texts_are_all_heard()
        => Decide("mix", evidence: new ModelEvidence("mix") { LicenseText = ApacheText + "\n\n" + LlamaText }).Verdict.ShouldBe(LicenseVerdict.Refused);

    [Theory]
    [InlineData(ApacheText, "Apache-2.0")]
    [InlineData(MitText, "MIT")]
    [InlineData(LlamaText, "LicenseRef-Llama-Community")]
    [InlineData("Gemma Terms of Use\nLast modified: February 21, 2024", "LicenseRef-Gemma")]
    [InlineData("Qwen RESEARCH LICENSE AGREEMENT", "LicenseRef-Qwen-Research")]
    [InlineData("Tongyi Qianwen LICENSE AGREEMENT", "LicenseRef-Qwen")]
    [InlineData("Mistral AI Research License\nIf You want to use", "LicenseRef-Mistral-Research")]
    [InlineData("Mistral AI Non-Production License", "LicenseRef-Mistral-Non-Production")]
    [InlineData("Creative Commons Attribution-NonCommercial 4.0 International", "CC-BY-NC-4.0")]
    [InlineData("Modified MIT License\n" + MitText + "\nif 100 million monthly active users", "LicenseRef-Modified-MIT")]
    [InlineData("Redistribution and use in source and binary forms … Neither the name of", "BSD-3-Clause")]
    [InlineData("Redistribution and use in source and binary forms, with or without", "BSD-2-Clause")]
    public void Texts_are_recognised(string text, string license)
    {
        var decision = Decide("m", allowed: [license], evidence: new ModelEvidence("m") { LicenseText = text });

        (decision.Verdict, decision.License).ShouldBe((LicenseVerdict.Accepted, license));
    }

    [Fact]
    public void A_text_that_nobody_knows_is_unknown_and_said()
    {
        var decision = Decide("m", evidence: new ModelEvidence("m") { LicenseText = "Do what you like on Sundays." });

        decision.Verdict.ShouldBe(LicenseVerdict.Unknown);
        decision.Evidence[0].ShouldContain("none that is known");
    }

    [Fact]
    public void The_files_own_identifier_and_the_base_model_are_heard()
    {
        Decide("m", evidence: new ModelEvidence("m") { LicenseId = "apache-2.0" }).Verdict.ShouldBe(LicenseVerdict.Accepted);
        Decide("m", evidence: new ModelEvidence("m") { LicenseId = "other" }).Verdict.ShouldBe(LicenseVerdict.Unknown);
        var derived = new ModelEvidence("m") { LicenseId = "apache-2.0", BaseModels = ["https://huggingface.co/meta-llama/Llama-3.1-8B"] };
        Decide("m", evidence: derived).License.ShouldBe("LicenseRef-Llama-Community");
    }

    [Fact]
    public void The_servers_size_counts_where_the_name_has_none()
    {
        var evidence = new ModelEvidence("qwen2.5") { LicenseText = ApacheText };

        Decide("qwen2.5:latest", evidence: evidence with { ParameterSize = "7.6B" }).License.ShouldBe("Apache-2.0");
        Decide("qwen2.5:latest", evidence: evidence with { ParameterSize = "3.1B" }).License.ShouldBe("LicenseRef-Qwen-Research");
        Decide("qwen2.5:latest").Verdict.ShouldBe(LicenseVerdict.Unknown);
    }

    [Fact]
    public void A_cloud_model_is_refused_whatever_its_weights_are()
        => Decide("qwen3:8b", evidence: new ModelEvidence("qwen3:8b") { RemoteHost = "https://ollama.com" }).License.ShouldBe("LicenseRef-Hosted-Service");

    [Theory]
    [InlineData("MIT OR GPL-3.0-only", LicenseVerdict.Accepted)]
    [InlineData("MIT AND Apache-2.0", LicenseVerdict.Accepted)]
    [InlineData("MIT AND GPL-3.0-only", LicenseVerdict.Refused)]
    [InlineData("GPL-3.0-only", LicenseVerdict.Refused)]
    [InlineData("  ", LicenseVerdict.Unknown)]
    public void Expressions_are_met_by_one_alternative_and_by_every_part(string declared, LicenseVerdict verdict)
        => Decide("m", declared: declared).Verdict.ShouldBe(verdict);

    [Fact]
    public void Perturb_needs_no_licence()
    {
        var decision = LicenseGate.Decide([], new GeneratorSettings(Provider.Perturb, GeneratorDescription.PerturbName), null);

        (decision.Verdict, decision.License).ShouldBe((LicenseVerdict.Accepted, null));
    }

    private static LicenseDecision Decide(
        string model, string? declared = null, ModelEvidence? evidence = null, IReadOnlyList<string>? allowed = null)
        => LicenseGate.Decide(allowed ?? [], new GeneratorSettings(Provider.Ollama, model) { License = declared }, evidence);
}
